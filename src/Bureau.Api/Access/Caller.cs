using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Api.Access;

/// <summary>Who asks, and in which capacity.</summary>
/// <param name="Tier">The one tier in which the caller asks.</param>
/// <param name="Partner">The partner, furnisher, authority or operator; null when a subject asks for themselves.</param>
/// <param name="Subject">The person who asks for themselves; null for everybody else.</param>
public sealed record Caller(Tier Tier, PartnerId? Partner, SubjectId? Subject);
