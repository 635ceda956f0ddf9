namespace Bureau.Domain;

/// <summary>
/// An expected no: a stable code that programs rely on and a sentence for the person who reads it. Every refusal is a record in its
/// room's <c>…Errors.cs</c>; docs/errors.md lists them all.
/// </summary>
/// <param name="Code">UPPER_SNAKE, never changed once published.</param>
/// <param name="Message">What happened and what to do about it; never quotes input.</param>
public abstract record Refusal(string Code, string Message);
