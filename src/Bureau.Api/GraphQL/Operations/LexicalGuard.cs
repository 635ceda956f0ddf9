using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using GraphQLParser;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>Turns a document away by its length and its number of tokens, before anything is built from it.</summary>
internal static class LexicalGuard
{
    /// <summary>Whether a document that parses holds a text in quotes.</summary>
    public static bool HoldsText(string document)
    {
        ROM source = document;
        for (var token = Lexer.Lex(source); token.Kind != TokenKind.EOF; token = Lexer.Lex(source, token.End))
        {
            if (token.Kind == TokenKind.STRING)
                return true;
        }
        return false;
    }

    /// <summary>The limit that the document exceeds; null when none does.</summary>
    /// <exception cref="GraphQLParser.Exceptions.GraphQLSyntaxErrorException">Some characters are no token.</exception>
    public static Refusal? Exceeded(string document, GraphQLOptions limits)
    {
        if (document.Length > limits.DocumentLength)
            return new DocumentTooLong();
        ROM source = document;
        var tokens = 0;
        for (var position = 0; ;)
        {
            var token = Lexer.Lex(source, position);
            if (token.Kind == TokenKind.EOF)
                return null;
            if (++tokens > limits.DocumentTokens)
                return new TooManyTokens();
            position = token.End;
        }
    }
}
