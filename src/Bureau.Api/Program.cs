using Bureau.Api.Verbs;

return await VerbTable.RunAsync(args, Console.Out, Console.Error);
