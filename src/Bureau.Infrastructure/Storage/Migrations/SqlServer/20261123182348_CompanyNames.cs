using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CompanyNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "company_name_words",
                columns: table => new
                {
                    word = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    company_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    mark = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_company_name_words", x => new { x.word, x.company_id, x.mark });
                });

            migrationBuilder.CreateTable(
                name: "company_word_typos",
                columns: table => new
                {
                    remainder = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    word = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_company_word_typos", x => new { x.remainder, x.word });
                });

            migrationBuilder.CreateTable(
                name: "company_words",
                columns: table => new
                {
                    word = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    companies = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_company_words", x => x.word);
                });

            migrationBuilder.CreateTable(
                name: "screening_exclusions",
                columns: table => new
                {
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Latin1_General_100_BIN2"),
                    company_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: false)
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
