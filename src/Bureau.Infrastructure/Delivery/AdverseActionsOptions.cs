using Microsoft.Extensions.Options;

namespace Bureau.Infrastructure.Delivery;

/// <summary>Section <c>Bureau:AdverseActions</c>.</summary>
public sealed class AdverseActionsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Bureau:AdverseActions";

    private const int Longest = 300;

    /// <summary>
    /// The bureau as an adverse action notice names it: name, postal address and telephone number (15 U.S.C. § 1681m(a)(3)(A)). Absent: the address of <c>Bureau:Receipts</c>.
    /// </summary>
    public string? Agency { get; set; }

    internal sealed class Check : IValidateOptions<AdverseActionsOptions>
    {
        public ValidateOptionsResult Validate(string? name, AdverseActionsOptions options) =>
            options.Agency is { } agency && (string.IsNullOrWhiteSpace(agency) || agency.Length > Longest || agency.Any(char.IsControl))
                ? ValidateOptionsResult.Fail($"{Section}:{nameof(Agency)} must be name, postal address and telephone number of the bureau, in at most {Longest} characters of one line.")
                : ValidateOptionsResult.Success;
    }
}
