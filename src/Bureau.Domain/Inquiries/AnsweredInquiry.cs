namespace Bureau.Domain.Inquiries;

/// <summary>An answer with the inquiry that is on record for it.</summary>
/// <param name="Inquiry">By which the partner names it afterwards; an answer that is repeated has a new one.</param>
/// <param name="Answer">What was disclosed.</param>
public sealed record AnsweredInquiry<TAnswer>(InquiryId Inquiry, TAnswer Answer)
    where TAnswer : class;
