using System.Collections.Frozen;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Scoring.Schemes;

/// <summary>
/// What reaching a threshold can open: an advantage in the scheme's own field, never a restriction. The enum is closed, so that no scheme can reach
/// into a job, a school, a journey or public support (<see cref="ForbiddenReach"/>).
/// </summary>
public enum Benefit
{
    /// <summary>No deposit is asked for.</summary>
    DepositWaived = 1,

    /// <summary>A room is given back without waiting for an inspection of it.</summary>
    FasterCheckOut = 2,

    /// <summary>Help with the papers for a visa.</summary>
    VisaHelp = 3,

    /// <summary>The usual price; below the threshold hiring costs more.</summary>
    UsualPrice = 4,

    /// <summary>Hires free of charge.</summary>
    FreeRides = 5,

    /// <summary>The fare is paid after the journey.</summary>
    PayAfterRide = 6,

    /// <summary>Fewer routine inspections.</summary>
    FewerInspections = 7,

    /// <summary>An entry in a red list, with its criteria, as long as the points last.</summary>
    RedList = 8,
}

/// <summary>Which domains can open a benefit.</summary>
public static class Benefits
{
    private static readonly FrozenDictionary<Benefit, RecordDomain[]> Openers = new Dictionary<Benefit, RecordDomain[]>
    {
        [Benefit.DepositWaived] = [RecordDomain.Credit, RecordDomain.Rental],
        [Benefit.FasterCheckOut] = [RecordDomain.Credit, RecordDomain.Rental],
        [Benefit.VisaHelp] = [RecordDomain.Credit],
        [Benefit.UsualPrice] = [RecordDomain.Rental],
        [Benefit.FreeRides] = [RecordDomain.Rental],
        [Benefit.PayAfterRide] = [RecordDomain.Transport],
        [Benefit.FewerInspections] = [RecordDomain.FoodSafety, RecordDomain.Environment],
        [Benefit.RedList] = [RecordDomain.Honours, RecordDomain.FoodSafety, RecordDomain.Environment, RecordDomain.PublicAdministration],
    }.ToFrozenDictionary();

    /// <summary>The domains whose schemes can open it.</summary>
    public static IReadOnlyList<RecordDomain> OpenedBy(Benefit benefit) => Openers[benefit];
}
