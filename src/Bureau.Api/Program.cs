using Bureau.Api.GraphQL;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddBureauGraphQL();
var app = builder.Build();
app.MapBureauGraphQL();
await app.RunAsync();
