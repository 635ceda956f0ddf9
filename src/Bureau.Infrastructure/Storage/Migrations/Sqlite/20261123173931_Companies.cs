using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Companies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "companies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    source_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    is_from_list = table.Column<bool>(type: "INTEGER", nullable: false),
                    jurisdiction = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    uscc = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 18, nullable: true),
                    uscc_verified = table.Column<bool>(type: "INTEGER", nullable: false),
                    lei = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 20, nullable: true),
                    registration_authority = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    registration_number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    entity_status = table.Column<int>(type: "INTEGER", nullable: false),
                    registration_status = table.Column<int>(type: "INTEGER", nullable: false),
                    is_public_body = table.Column<bool>(type: "INTEGER", nullable: false),
                    registered_office = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    officers = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_companies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "company_clock",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_company_clock", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "company_inquiries",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    company_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    company_version = table.Column<long>(type: "INTEGER", nullable: true),
                    question = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    asked = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    denial = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_company_inquiries", x => x.sequence);
                });

            migrationBuilder.InsertData(
                table: "company_clock",
                columns: new[] { "id", "place" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_companies_lei",
                table: "companies",
                column: "lei",
                filter: "lei IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_companies_place_id",
                table: "companies",
                columns: new[] { "place", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_companies_registration_number_registration_authority",
                table: "companies",
                columns: new[] { "registration_number", "registration_authority" },
                filter: "registration_number IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_companies_source_source_key",
                table: "companies",
                columns: new[] { "source", "source_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_companies_uscc",
                table: "companies",
                column: "uscc",
                filter: "uscc IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_company_inquiries_company_id_sequence",
                table: "company_inquiries",
                columns: new[] { "company_id", "sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "companies");

            migrationBuilder.DropTable(
                name: "company_clock");

            migrationBuilder.DropTable(
                name: "company_inquiries");
        }
    }
}
