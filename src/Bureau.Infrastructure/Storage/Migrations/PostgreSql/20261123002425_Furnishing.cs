using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Furnishing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "closed_on",
                table: "tradelines",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "first_delinquency_on",
                table: "tradelines",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "name_likeness",
                table: "tradelines",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payment_history",
                table: "tradelines",
                type: "character(24)",
                fixedLength: true,
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "payment_history_as_of",
                table: "tradelines",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "format",
                table: "furnishing_batches",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "rows_held",
                table: "furnishing_batches",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "former_account_numbers",
                columns: table => new
                {
                    furnisher_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    tradeline_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_former_account_numbers", x => new { x.furnisher_id, x.account_number });
                    table.ForeignKey(
                        name: "FK_former_account_numbers_tradelines_tradeline_id",
                        column: x => x.tradeline_id,
                        principalTable: "tradelines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "match_reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    furnisher_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    furnished_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    furnished_birth_date = table.Column<DateOnly>(type: "date", nullable: false),
                    name_likeness = table.Column<double>(type: "double precision", nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    is_same = table.Column<bool>(type: "boolean", nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_reviews", x => x.id);
                    table.ForeignKey(
                        name: "FK_match_reviews_partners_furnisher_id",
                        column: x => x.furnisher_id,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_match_reviews_subjects_subject_id",
                        column: x => x.subject_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "held_months",
                columns: table => new
                {
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    furnished = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_months", x => new { x.review_id, x.as_of });
                    table.ForeignKey(
                        name: "FK_held_months_match_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "match_reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_former_account_numbers_tradeline_id",
                table: "former_account_numbers",
                column: "tradeline_id");

            migrationBuilder.CreateIndex(
                name: "IX_match_reviews_furnisher_id_account_number",
                table: "match_reviews",
                columns: new[] { "furnisher_id", "account_number" });

            migrationBuilder.CreateIndex(
                name: "IX_match_reviews_subject_id",
                table: "match_reviews",
                column: "subject_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "former_account_numbers");

            migrationBuilder.DropTable(
                name: "held_months");

            migrationBuilder.DropTable(
                name: "match_reviews");

            migrationBuilder.DropColumn(
                name: "closed_on",
                table: "tradelines");

            migrationBuilder.DropColumn(
                name: "first_delinquency_on",
                table: "tradelines");

            migrationBuilder.DropColumn(
                name: "name_likeness",
                table: "tradelines");

            migrationBuilder.DropColumn(
                name: "payment_history",
                table: "tradelines");

            migrationBuilder.DropColumn(
                name: "payment_history_as_of",
                table: "tradelines");

            migrationBuilder.DropColumn(
                name: "format",
                table: "furnishing_batches");

            migrationBuilder.DropColumn(
                name: "rows_held",
                table: "furnishing_batches");
        }
    }
}
