using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IdentityChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "birth_date",
                table: "former_identity_numbers",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "former_identity_numbers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "identity_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    person_number_masked = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kept_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kept_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    kept_number_masked = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    died_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    number_type = table.Column<int>(type: "INTEGER", nullable: true),
                    number_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 100, nullable: true),
                    because = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_changes", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_changes_subjects_kept_id",
                        column: x => x.kept_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_identity_changes_subjects_person_id",
                        column: x => x.person_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_subjects_merged_into",
                table: "subjects",
                column: "merged_into",
                filter: "merged_into IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_identity_changes_kept_id",
                table: "identity_changes",
                column: "kept_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_changes_person_id",
                table: "identity_changes",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_changes_proposed_at",
                table: "identity_changes",
                column: "proposed_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "identity_changes");

            migrationBuilder.DropIndex(
                name: "IX_subjects_merged_into",
                table: "subjects");

            migrationBuilder.DropColumn(
                name: "birth_date",
                table: "former_identity_numbers");

            migrationBuilder.DropColumn(
                name: "name",
                table: "former_identity_numbers");
        }
    }
}
