using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RoomForNewMonths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "tradelines")
                .Annotation("Npgsql:StorageParameter:fillfactor", 60);

            migrationBuilder.AlterTable(
                name: "credit_files")
                .Annotation("Npgsql:StorageParameter:fillfactor", 60);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "tradelines")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 60);

            migrationBuilder.AlterTable(
                name: "credit_files")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 60);
        }
    }
}
