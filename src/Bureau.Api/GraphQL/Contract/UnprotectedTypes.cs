using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.CreditFiles;

[assembly: Unprotected("An amount says nothing without the protected field that holds it.", typeof(Money))]
[assembly: Unprotected("Only what the caller's own token says.", typeof(Caller))]
