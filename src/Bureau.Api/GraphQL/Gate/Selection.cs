using Bureau.Domain.Inquiries;

namespace Bureau.Api.GraphQL.Gate;

/// <summary>
/// What a request really selects below one root field: conditions (<c>@skip</c>, <c>@include</c>) are resolved and fields that the
/// caller's tier may not select are left out. It goes into the inquiry ledger. Below an interface or a union every type that the
/// fragments name counts.
/// </summary>
/// <param name="Fields">The selected fields that carry <c>@discloses</c>, by coordinate ("DepositWaiver.decision") in ordinal order, each once.</param>
public sealed record Selection(IReadOnlyList<SelectedField> Fields);
