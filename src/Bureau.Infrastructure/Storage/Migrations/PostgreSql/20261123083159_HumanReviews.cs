using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class HumanReviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_human_reviews_adverse_action_id",
                table: "human_reviews");

            migrationBuilder.CreateIndex(
                name: "IX_human_reviews_adverse_action_id",
                table: "human_reviews",
                column: "adverse_action_id",
                unique: true,
                filter: "decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_human_reviews_adverse_action_id_requested_at",
                table: "human_reviews",
                columns: new[] { "adverse_action_id", "requested_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_human_reviews_adverse_action_id",
                table: "human_reviews");

            migrationBuilder.DropIndex(
                name: "IX_human_reviews_adverse_action_id_requested_at",
                table: "human_reviews");

            migrationBuilder.CreateIndex(
                name: "IX_human_reviews_adverse_action_id",
                table: "human_reviews",
                column: "adverse_action_id",
                unique: true);
        }
    }
}
