using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class RequestLimits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_consent_grants_partner_id",
                table: "consent_grants");

            migrationBuilder.AddColumn<Guid>(
                name: "asked_of",
                table: "consent_grants",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_consent_grants_expires_at",
                table: "consent_grants",
                column: "expires_at",
                filter: "status IN (1, 2, 6)");

            migrationBuilder.CreateIndex(
                name: "IX_consent_grants_partner_id_asked_of_purpose",
                table: "consent_grants",
                columns: new[] { "partner_id", "asked_of", "purpose" },
                unique: true,
                filter: "status = 1 AND asked_of IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_consent_grants_partner_id_asked_of_requested_at",
                table: "consent_grants",
                columns: new[] { "partner_id", "asked_of", "requested_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_consent_grants_expires_at",
                table: "consent_grants");

            migrationBuilder.DropIndex(
                name: "IX_consent_grants_partner_id_asked_of_purpose",
                table: "consent_grants");

            migrationBuilder.DropIndex(
                name: "IX_consent_grants_partner_id_asked_of_requested_at",
                table: "consent_grants");

            migrationBuilder.DropColumn(
                name: "asked_of",
                table: "consent_grants");

            migrationBuilder.CreateIndex(
                name: "IX_consent_grants_partner_id",
                table: "consent_grants",
                column: "partner_id");
        }
    }
}
