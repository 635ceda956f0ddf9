using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>
/// The one row that every transaction raises which changes companies. Its lock puts them one behind the other, so places are committed in their order: whoever has read up to a place has missed nothing
/// before it.
/// </summary>
internal sealed class CompanyClockRow
{
    public required int Id { get; init; }

    public required long Place { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<CompanyClockRow>
    {
        public void Configure(EntityTypeBuilder<CompanyClockRow> builder)
        {
            builder.ToTable("company_clock");
            builder.Property(clock => clock.Id).ValueGeneratedNever();
            builder.HasData(new CompanyClockRow { Id = 1, Place = 0 });
        }
    }
}
