namespace Bureau.Domain.Scoring;

/// <summary>
/// The principal reasons why a score is not higher: the four characteristics that lost most points, and the number of inquiries as a fifth when it lost
/// points and is not among them. At most four key factors are told (15 U.S.C. § 1681g(f)(1)(C); Regulation B, 12 CFR part 1002, supplement I, comment
/// 9(b)(2)-1); the number of inquiries is told whatever that limit (15 U.S.C. § 1681g(f)(9)).
/// </summary>
internal static class PrincipalReasons
{
    private const int Most = 4;

    /// <summary>
    /// The most points lost first; equal losses in the card's order, so that the same file always has the same reasons. What a file does not tell is no
    /// reason against the person.
    /// </summary>
    /// <param name="rows">The card's rows.</param>
    /// <param name="contributions">One for each row, in the same order.</param>
    public static ReasonCode[] Of(IReadOnlyList<ScorecardCharacteristic> rows, Contribution[] contributions)
    {
        Span<int> worst = stackalloc int[Most + 1];
        var (found, inquiries) = (0, -1);
        for (var i = 0; i < contributions.Length; i++)
        {
            var lost = contributions[i].PointsLost;
            if (lost == 0 || contributions[i].Bin.Missing)
                continue;

            if (contributions[i].Characteristic == Characteristic.CreditInquiries)
            {
                inquiries = i;
            }

            if (found == Most && lost <= contributions[worst[Most - 1]].PointsLost)
                continue;

            var place = found < Most ? found++ : Most - 1;
            for (; place > 0 && contributions[worst[place - 1]].PointsLost < lost; place--)
            {
                worst[place] = worst[place - 1];
            }

            worst[place] = i;
        }

        if (inquiries >= 0 && !worst[..found].Contains(inquiries))
        {
            worst[found++] = inquiries;
        }

        var reasons = new ReasonCode[found];
        for (var i = 0; i < found; i++)
        {
            reasons[i] = rows[worst[i]].Reason;
        }

        return reasons;
    }
}
