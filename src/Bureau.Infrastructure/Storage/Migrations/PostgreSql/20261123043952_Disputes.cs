using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.PostgreSql
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
                type: "bytea",
                fixedLength: true,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "entry_hash",
                table: "disputes",
                type: "character(64)",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "entry_up_to",
                table: "disputes",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reinserted_by",
                table: "disputes",
                type: "character varying(100)",
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
