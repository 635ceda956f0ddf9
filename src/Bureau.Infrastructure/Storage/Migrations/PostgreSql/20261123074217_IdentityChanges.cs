using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class IdentityChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Nothing has written to this table yet: it is made anew, so that its new columns need no default.
            migrationBuilder.DropTable(name: "former_identity_numbers");

            migrationBuilder.CreateTable(
                name: "former_identity_numbers",
                columns: table => new
                {
                    number_hash = table.Column<byte[]>(type: "bytea", fixedLength: true, maxLength: 32, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: false),
                    number_type = table.Column<int>(type: "integer", nullable: false),
                    number_sealed = table.Column<byte[]>(type: "bytea", maxLength: 100, nullable: false),
                    number_masked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_former_identity_numbers", x => x.number_hash);
                    table.ForeignKey(
                        name: "FK_former_identity_numbers_subjects_subject_id",
                        column: x => x.subject_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_former_identity_numbers_subject_id",
                table: "former_identity_numbers",
                column: "subject_id");

            migrationBuilder.CreateTable(
                name: "identity_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    person_number_masked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kept_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kept_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    kept_number_masked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    died_on = table.Column<DateOnly>(type: "date", nullable: true),
                    number_type = table.Column<int>(type: "integer", nullable: true),
                    number_sealed = table.Column<byte[]>(type: "bytea", maxLength: 100, nullable: true),
                    because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
