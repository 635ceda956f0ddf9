using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A request that came under a key, and what it was answered. Nothing in it tells anything without the bureau's secret.</summary>
internal sealed class IdempotencyKeyRow
{
    /// <summary>HMAC-SHA256 of caller and key: 32 bytes.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>HMAC-SHA256 of the request: 32 bytes.</summary>
    public required byte[] RequestHash { get; init; }

    public required Guid ClaimId { get; init; }

    public required DateTimeOffset ClaimedAt { get; init; }

    /// <summary>Until when the request is believed to be carried out; without an answer after it, nobody knows what came of it.</summary>
    public required DateTimeOffset HeldUntil { get; set; }

    /// <summary>The answer's status; null while there is no answer.</summary>
    public int? Status { get; set; }

    /// <summary>The key's hash and the answer, sealed together: an answer that is moved to another row does not open there.</summary>
    public byte[]? AnswerSealed { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<IdempotencyKeyRow>
    {
        public void Configure(EntityTypeBuilder<IdempotencyKeyRow> builder)
        {
            builder.ToTable("idempotency_keys");
            builder.HasKey(row => row.KeyHash);
            builder.Property(row => row.KeyHash).HasMaxLength(32);
            builder.Property(row => row.RequestHash).HasMaxLength(32);
            builder.HasIndex(row => row.ClaimedAt);
        }
    }
}
