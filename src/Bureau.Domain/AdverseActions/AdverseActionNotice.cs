using Bureau.Domain.Disclosure;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.AdverseActions;

/// <summary>What a person is told of a decision against them: kept as it was given, for ever.</summary>
/// <param name="Action">What the partner did.</param>
/// <param name="PartnerName">Who decided, as it was called then.</param>
/// <param name="Purpose">For which purpose it had asked.</param>
/// <param name="InquiredAt">When it was answered, UTC.</param>
/// <param name="Fields">What it was given, as <c>Type.field</c>.</param>
/// <param name="Told">What it was told of the score, such as NO or a band; null: the score itself, or nothing of it.</param>
/// <param name="Score">The score that this came of; null: none was used.</param>
/// <param name="Reasons">The principal reasons: at most four, and a fifth when it is the number of inquiries (15 U.S.C. § 1681m(a)(2)(B) with § 1681g(f)(1)(C) and (9)).</param>
/// <param name="Source">The bureau, and where it is reached.</param>
/// <param name="Text">All of it in plain words, with what the person may do.</param>
public sealed record AdverseActionNotice(
    ActionTaken Action, string PartnerName, Purpose Purpose, DateTimeOffset InquiredAt, IReadOnlyList<string> Fields, string? Told, NoticedScore? Score,
    IReadOnlyList<ReasonCode> Reasons, string Source, string Text);

/// <summary>A score as a notice tells it (15 U.S.C. § 1681m(a)(2) with § 1681g(f)(1)).</summary>
/// <param name="Value">Higher is better.</param>
/// <param name="Lowest">The least that any score can be.</param>
/// <param name="Highest">The most.</param>
/// <param name="Band">Where it lies.</param>
/// <param name="Card">Id and version of the scorecard.</param>
/// <param name="MadeAt">When it was made, UTC.</param>
public sealed record NoticedScore(int Value, int Lowest, int Highest, Band Band, string Card, DateTimeOffset MadeAt);
