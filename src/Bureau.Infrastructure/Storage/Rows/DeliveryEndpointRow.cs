using System.Text;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>Where notices are sent: a webhook of a partner or a subject, or a subject's e-mail address.</summary>
internal sealed class DeliveryEndpointRow
{
    public required Guid Id { get; init; }

    /// <summary>Whose it is: a subject's or a partner's.</summary>
    public SubjectId? SubjectId { get; set; }

    public PartnerId? PartnerId { get; set; }

    public required DeliveryChannel Channel { get; init; }

    /// <summary>The URL or the e-mail address, encrypted.</summary>
    public required byte[] AddressSealed { get; init; }

    /// <summary>The secret with which a webhook is signed, encrypted.</summary>
    public byte[]? SecretSealed { get; set; }

    /// <summary>Whether each inquiry is told, not only changes.</summary>
    public required bool TellsInquiries { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The endpoint without its secret.</summary>
    public DeliveryEndpoint ToEndpoint(SealingKey sealing) => new(
        new DeliveryEndpointId(Id), Channel, Encoding.UTF8.GetString(sealing.Open(AddressSealed)), TellsInquiries, CreatedAt);

    internal sealed class Table : IEntityTypeConfiguration<DeliveryEndpointRow>
    {
        public void Configure(EntityTypeBuilder<DeliveryEndpointRow> builder)
        {
            builder.ToTable("delivery_endpoints");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.AddressSealed).HasMaxLength(2100);
            builder.Property(row => row.SecretSealed).HasMaxLength(200);
            builder.HasIndex(row => row.SubjectId);
            builder.HasIndex(row => row.PartnerId);
        }
    }
}
