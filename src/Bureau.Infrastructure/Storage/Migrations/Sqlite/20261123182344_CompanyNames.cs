using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CompanyNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Their keys are all that they are: without row ids each is one tree instead of two, which the provider cannot say.
            migrationBuilder.Sql("""
                CREATE TABLE "company_name_words" (
                    "word" TEXT NOT NULL, "company_id" TEXT NOT NULL, "mark" INTEGER NOT NULL,
                    CONSTRAINT "PK_company_name_words" PRIMARY KEY ("word", "company_id", "mark")) WITHOUT ROWID;
                """);
            migrationBuilder.Sql("""
                CREATE TABLE "company_word_typos" (
                    "remainder" TEXT NOT NULL, "word" TEXT NOT NULL, CONSTRAINT "PK_company_word_typos" PRIMARY KEY ("remainder", "word")) WITHOUT ROWID;
                """);
            migrationBuilder.Sql("""
                CREATE TABLE "company_words" ("word" TEXT NOT NULL CONSTRAINT "PK_company_words" PRIMARY KEY, "companies" INTEGER NOT NULL) WITHOUT ROWID;
                """);

            migrationBuilder.CreateTable(
                name: "screening_exclusions",
                columns: table => new
                {
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    company_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_exclusions", x => new { x.partner_id, x.name, x.company_id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "company_name_words");

            migrationBuilder.DropTable(
                name: "company_word_typos");

            migrationBuilder.DropTable(
                name: "company_words");

            migrationBuilder.DropTable(
                name: "screening_exclusions");
        }
    }
}
