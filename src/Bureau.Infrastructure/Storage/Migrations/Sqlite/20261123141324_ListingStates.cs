using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "listing_before",
                table: "corrections",
                type: "TEXT",
                nullable: true);

            // SQLite alters no column: the table is made anew, in the transaction of the migration.
            migrationBuilder.DropIndex(
                name: "IX_listings_subject_id",
                table: "listings");

            migrationBuilder.RenameTable(
                name: "listings",
                newName: "listings_before");

            migrationBuilder.CreateTable(
                name: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    colour = table.Column<int>(type: "INTEGER", nullable: false),
                    domain = table.Column<int>(type: "INTEGER", nullable: false),
                    authority = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    legal_basis = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    effective_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: true),
                    appeal_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    appeal_decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    appeal_decided_by = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    appeal_opened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    appeal_outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    appeal_words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    authority_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    case_number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    @class = table.Column<int>(type: "INTEGER", nullable: true),
                    company_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    criteria = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    currency = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    entered_by = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    notice_channel = table.Column<int>(type: "INTEGER", nullable: true),
                    notice_recorded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    notice_reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    notice_served_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    notice_sha256 = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: true),
                    objection_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    originator = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    repair_route = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    source_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 3),
                    version = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: 1L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listings", x => x.id);
                    table.CheckConstraint("ck_listings_one_party", "(subject_id IS NULL AND company_id IS NOT NULL) OR (subject_id IS NOT NULL AND company_id IS NULL)");
                    table.ForeignKey(
                        name: "FK_listings_credit_files_subject_id",
                        column: x => x.subject_id,
                        principalTable: "credit_files",
                        principalColumn: "subject_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("INSERT INTO listings (id, subject_id, colour, domain, authority, legal_basis, reason, effective_from, effective_until) SELECT id, subject_id, colour, domain, authority, legal_basis, reason, effective_from, effective_until FROM listings_before;");

            migrationBuilder.DropTable(
                name: "listings_before");

            migrationBuilder.CreateIndex(
                name: "IX_listings_subject_id",
                table: "listings",
                column: "subject_id");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "accredited",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "listing_before",
                table: "corrections");

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

            migrationBuilder.DropIndex(
                name: "IX_listings_subject_id",
                table: "listings");

            migrationBuilder.RenameTable(
                name: "listings",
                newName: "listings_before");

            migrationBuilder.CreateTable(
                name: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    colour = table.Column<int>(type: "INTEGER", nullable: false),
                    domain = table.Column<int>(type: "INTEGER", nullable: false),
                    authority = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    legal_basis = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    effective_until = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listings", x => x.id);
                    table.ForeignKey(
                        name: "FK_listings_credit_files_subject_id",
                        column: x => x.subject_id,
                        principalTable: "credit_files",
                        principalColumn: "subject_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("INSERT INTO listings (id, subject_id, colour, domain, authority, legal_basis, reason, effective_from, effective_until) SELECT id, subject_id, colour, domain, authority, legal_basis, reason, effective_from, effective_until FROM listings_before WHERE subject_id IS NOT NULL;");

            migrationBuilder.DropTable(
                name: "listings_before");

            migrationBuilder.CreateIndex(
                name: "IX_listings_subject_id",
                table: "listings",
                column: "subject_id");
        }
    }
}
