using Bureau.Domain.Scoring;

namespace Bureau.Domain.Inquiries;

/// <summary>What of a kept answer a decision may rest on, as the person is told it.</summary>
/// <param name="Told">What the partner was told of the score, such as NO or a band; null: the score itself, or nothing of it.</param>
/// <param name="Score">The score that it was told or that this came of; null: there was none, or it was not used.</param>
/// <param name="Reasons">The principal reasons of the score, at most four and a fifth when it is the number of inquiries; or why there was none.</param>
internal sealed record AnswerBasis(string? Told, SummaryScore? Score, IReadOnlyList<ReasonCode> Reasons);
