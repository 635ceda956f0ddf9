namespace Bureau.Infrastructure.Sandbox;

/// <summary>Every id of the sandbox begins with 5a9db0c5, so that nobody takes one for real; the fourth group says what it is an id of.</summary>
internal static class SandboxIds
{
    public static Guid Subject(int number) => Of("8000", number);

    public static Guid Partner(int number) => Of("9000", number);

    public static Guid Consent(int subject, int partner) => Of("a000", (subject * 10) + partner);

    public static Guid Tradeline(int subject, int account) => Of("b000", (subject * 10) + account);

    public static Guid Listing(int subject, int listing) => Of("b100", (subject * 10) + listing);

    public static Guid Company(int number) => Of("c000", number);

    public static Guid CompanyListing(int company, int listing) => Of("b200", (company * 10) + listing);

    public static Guid IntegrityRecord(int company, int record) => Of("b300", (company * 10) + record);

    private static Guid Of(string kind, int number) => Guid.ParseExact($"5a9db0c5-0000-8000-{kind}-{number:d12}", "D");
}
