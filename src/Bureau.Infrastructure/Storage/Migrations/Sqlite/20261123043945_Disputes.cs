using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Disputes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "evidence_sha256",
                table: "statements",
                type: "BLOB",
                fixedLength: true,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "entry_hash",
                table: "disputes",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "entry_up_to",
                table: "disputes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reinserted_by",
                table: "disputes",
                type: "TEXT",
                maxLength: 100,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "evidence_sha256",
                table: "statements");

            migrationBuilder.DropColumn(
                name: "entry_hash",
                table: "disputes");

            migrationBuilder.DropColumn(
                name: "entry_up_to",
                table: "disputes");

            migrationBuilder.DropColumn(
                name: "reinserted_by",
                table: "disputes");
        }
    }
}
