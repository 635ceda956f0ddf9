using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Companies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "source_key",
                table: "listings",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(200)",
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.CreateTable(
                name: "companies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    source = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    source_key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    is_from_list = table.Column<bool>(type: "bit", nullable: false),
                    jurisdiction = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    uscc = table.Column<string>(type: "nchar(18)", fixedLength: true, maxLength: 18, nullable: true),
                    uscc_verified = table.Column<bool>(type: "bit", nullable: false),
                    lei = table.Column<string>(type: "nchar(20)", fixedLength: true, maxLength: 20, nullable: true),
                    registration_authority = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    registration_number = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    entity_status = table.Column<int>(type: "int", nullable: false),
                    registration_status = table.Column<int>(type: "int", nullable: false),
                    is_public_body = table.Column<bool>(type: "bit", nullable: false),
                    registered_office = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    names = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    officers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_companies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "company_clock",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    place = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_company_clock", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "company_inquiries",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    company_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    company_version = table.Column<long>(type: "bigint", nullable: true),
                    question = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    asked = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    denial = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true)
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

            migrationBuilder.AlterColumn<string>(
                name: "source_key",
                table: "listings",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(200)",
                oldMaxLength: 200,
                oldNullable: true,
                oldCollation: "Latin1_General_100_BIN2");
        }
    }
}
