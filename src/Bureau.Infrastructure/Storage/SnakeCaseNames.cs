using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Bureau.Infrastructure.Storage;

/// <summary>Names tables and columns in snake_case, those of OpenIddict included; the names of keys and indexes follow from them.</summary>
internal sealed class SnakeCaseNames : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
                entity.SetTableName(SnakeCase(table));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.GetColumnName()));
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var character in name.Replace("OpenIddict", "Openiddict", StringComparison.Ordinal))
        {
            if (char.IsAsciiLetterUpper(character) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }
}
