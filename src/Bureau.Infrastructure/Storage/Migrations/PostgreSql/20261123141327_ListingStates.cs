using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ListingStates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "accredited",
                table: "partners",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<Guid>(
                name: "subject_id",
                table: "listings",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<long>(
                name: "accepted_at",
                table: "listings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "amount",
                table: "listings",
                type: "numeric(18,2)",
                precision: 18,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "appeal_because",
                table: "listings",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "appeal_decided_at",
                table: "listings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "appeal_decided_by",
                table: "listings",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "appeal_opened_at",
                table: "listings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "appeal_outcome",
                table: "listings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "appeal_words",
                table: "listings",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "authority_id",
                table: "listings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "case_number",
                table: "listings",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "class",
                table: "listings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "company_id",
                table: "listings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "criteria",
                table: "listings",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "currency",
                table: "listings",
                type: "character(3)",
                fixedLength: true,
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ended_at",
                table: "listings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ended_because",
                table: "listings",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "entered_by",
                table: "listings",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "notice_channel",
                table: "listings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "notice_recorded_at",
                table: "listings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "notice_reference",
                table: "listings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "notice_served_on",
                table: "listings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "notice_sha256",
                table: "listings",
                type: "character(64)",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "objection_until",
                table: "listings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "originator",
                table: "listings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "proposed_at",
                table: "listings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "repair_route",
                table: "listings",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source_key",
                table: "listings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "status",
                table: "listings",
                type: "integer",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "listings",
                type: "bigint",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<string>(
                name: "listing_before",
                table: "corrections",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_listings_authority_id_proposed_at",
                table: "listings",
                columns: new[] { "authority_id", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_listings_authority_id_source_key",
                table: "listings",
                columns: new[] { "authority_id", "source_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_listings_company_id",
                table: "listings",
                column: "company_id");

            migrationBuilder.CreateIndex(
                name: "IX_listings_status_effective_until",
                table: "listings",
                columns: new[] { "status", "effective_until" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_listings_one_party",
                table: "listings",
                sql: "(subject_id IS NULL AND company_id IS NOT NULL) OR (subject_id IS NOT NULL AND company_id IS NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_listings_authority_id_proposed_at",
                table: "listings");

            migrationBuilder.DropIndex(
                name: "IX_listings_authority_id_source_key",
                table: "listings");

            migrationBuilder.DropIndex(
                name: "IX_listings_company_id",
                table: "listings");

            migrationBuilder.DropIndex(
                name: "IX_listings_status_effective_until",
                table: "listings");

            migrationBuilder.DropCheckConstraint(
                name: "ck_listings_one_party",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "accredited",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "accepted_at",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "amount",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "appeal_because",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "appeal_decided_at",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "appeal_decided_by",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "appeal_opened_at",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "appeal_outcome",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "appeal_words",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "authority_id",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "case_number",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "class",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "company_id",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "criteria",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "currency",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "ended_because",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "entered_by",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "notice_channel",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "notice_recorded_at",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "notice_reference",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "notice_served_on",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "notice_sha256",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "objection_until",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "originator",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "proposed_at",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "repair_route",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "source_key",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "status",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "version",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "listing_before",
                table: "corrections");

            migrationBuilder.AlterColumn<Guid>(
                name: "subject_id",
                table: "listings",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
