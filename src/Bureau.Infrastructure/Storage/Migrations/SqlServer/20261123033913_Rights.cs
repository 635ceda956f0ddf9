using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bureau.Infrastructure.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Rights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "deceased_on",
                table: "subjects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                table: "subjects",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "closed_at",
                table: "credit_files",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "counterpart",
                table: "consent_grants",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "paused_at",
                table: "consent_grants",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "reminded_at",
                table: "consent_grants",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "renews",
                table: "consent_grants",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "adverse_actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    inquiry_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    consent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    notice = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    issued_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_adverse_actions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent_receipts",
                columns: table => new
                {
                    consent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    key_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    receipt = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    issued_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_receipts", x => x.consent_id);
                    table.ForeignKey(
                        name: "FK_consent_receipts_consent_grants_consent_id",
                        column: x => x.consent_id,
                        principalTable: "consent_grants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "correction_recalls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    inquiry_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    consent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    dispute_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    fields = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: false),
                    corrected_at = table.Column<long>(type: "bigint", nullable: false),
                    acknowledged_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_correction_recalls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_endpoints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    channel = table.Column<int>(type: "int", nullable: false),
                    address_sealed = table.Column<byte[]>(type: "varbinary(2100)", maxLength: 2100, nullable: false),
                    secret_sealed = table.Column<byte[]>(type: "varbinary(200)", maxLength: 200, nullable: true),
                    tells_inquiries = table.Column<bool>(type: "bit", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    disabled_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_endpoints", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    furnisher_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    account_number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    listing_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    reason = table.Column<int>(type: "int", nullable: false),
                    statement = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    evidence_sha256 = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: true),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    extended = table.Column<bool>(type: "bit", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    answer_reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    entered_by = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    reviewed_by = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    reinserted_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disputes", x => x.id);
                    table.ForeignKey(
                        name: "FK_disputes_subjects_subject_id",
                        column: x => x.subject_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "former_identity_numbers",
                columns: table => new
                {
                    number_hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number_type = table.Column<int>(type: "int", nullable: false),
                    number_sealed = table.Column<byte[]>(type: "varbinary(100)", maxLength: 100, nullable: false),
                    number_masked = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
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

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    about = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    details = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: true),
                    dispatched_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "probe_alarms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    pattern = table.Column<int>(type: "int", nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    window_start = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<int>(type: "int", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    acknowledged_at = table.Column<long>(type: "bigint", nullable: true),
                    acknowledged_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_probe_alarms", x => x.id);
                    table.ForeignKey(
                        name: "FK_probe_alarms_partners_partner_id",
                        column: x => x.partner_id,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt_keys",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    public_key = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    private_key_sealed = table.Column<byte[]>(type: "varbinary(4000)", maxLength: 4000, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    retired_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receipt_keys", x => x.key_id);
                });

            migrationBuilder.CreateTable(
                name: "share_code_tries",
                columns: table => new
                {
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    hour = table.Column<long>(type: "bigint", nullable: false),
                    failures = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_share_code_tries", x => new { x.partner_id, x.hour });
                });

            migrationBuilder.CreateTable(
                name: "share_codes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code_hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    purpose = table.Column<int>(type: "int", nullable: false),
                    sections = table.Column<int>(type: "int", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true),
                    redeemed_at = table.Column<long>(type: "bigint", nullable: true),
                    redeemed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    consent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_share_codes", x => x.id);
                    table.ForeignKey(
                        name: "FK_share_codes_subjects_subject_id",
                        column: x => x.subject_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    furnisher_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    account_number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    listing_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    written_at = table.Column<long>(type: "bigint", nullable: false),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statements", x => x.id);
                    table.ForeignKey(
                        name: "FK_statements_subjects_subject_id",
                        column: x => x.subject_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "thaws",
                columns: table => new
                {
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false),
                    thawed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thaws", x => new { x.subject_id, x.partner_id });
                    table.ForeignKey(
                        name: "FK_thaws_partners_partner_id",
                        column: x => x.partner_id,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_thaws_subjects_subject_id",
                        column: x => x.subject_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "threshold_changes",
                columns: table => new
                {
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    category = table.Column<int>(type: "int", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    minimum_score = table.Column<int>(type: "int", nullable: false),
                    maximum_deposit = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    currency = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    registered_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_threshold_changes", x => new { x.partner_id, x.category, x.changed_at });
                    table.ForeignKey(
                        name: "FK_threshold_changes_partners_partner_id",
                        column: x => x.partner_id,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_positions",
                columns: table => new
                {
                    work = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    held_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    held_until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_work_positions", x => x.work);
                });

            migrationBuilder.CreateTable(
                name: "human_reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    adverse_action_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    statement = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    requested_at = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<int>(type: "int", nullable: true),
                    outcome_reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    decided_by = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_human_reviews", x => x.id);
                    table.ForeignKey(
                        name: "FK_human_reviews_adverse_actions_adverse_action_id",
                        column: x => x.adverse_action_id,
                        principalTable: "adverse_actions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice_deliveries",
                columns: table => new
                {
                    notice_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    endpoint_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    next_attempt_at = table.Column<long>(type: "bigint", nullable: true),
                    delivered_at = table.Column<long>(type: "bigint", nullable: true),
                    last_failure = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_deliveries", x => new { x.notice_id, x.endpoint_id });
                    table.ForeignKey(
                        name: "FK_notice_deliveries_notices_notice_id",
                        column: x => x.notice_id,
                        principalTable: "notices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_adverse_actions_inquiry_id",
                table: "adverse_actions",
                column: "inquiry_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_adverse_actions_partner_id",
                table: "adverse_actions",
                column: "partner_id");

            migrationBuilder.CreateIndex(
                name: "IX_adverse_actions_subject_id",
                table: "adverse_actions",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_correction_recalls_inquiry_id",
                table: "correction_recalls",
                column: "inquiry_id");

            migrationBuilder.CreateIndex(
                name: "IX_correction_recalls_partner_id_acknowledged_at",
                table: "correction_recalls",
                columns: new[] { "partner_id", "acknowledged_at" });

            migrationBuilder.CreateIndex(
                name: "IX_correction_recalls_subject_id",
                table: "correction_recalls",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_endpoints_partner_id",
                table: "delivery_endpoints",
                column: "partner_id");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_endpoints_subject_id",
                table: "delivery_endpoints",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_disputes_furnisher_id_status",
                table: "disputes",
                columns: new[] { "furnisher_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_disputes_status_due_on",
                table: "disputes",
                columns: new[] { "status", "due_on" });

            migrationBuilder.CreateIndex(
                name: "IX_disputes_subject_id",
                table: "disputes",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_former_identity_numbers_subject_id",
                table: "former_identity_numbers",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_human_reviews_adverse_action_id",
                table: "human_reviews",
                column: "adverse_action_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_human_reviews_partner_id",
                table: "human_reviews",
                column: "partner_id");

            migrationBuilder.CreateIndex(
                name: "IX_human_reviews_subject_id",
                table: "human_reviews",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_notice_deliveries_next_attempt_at",
                table: "notice_deliveries",
                column: "next_attempt_at");

            migrationBuilder.CreateIndex(
                name: "IX_notices_dispatched_at",
                table: "notices",
                column: "dispatched_at");

            migrationBuilder.CreateIndex(
                name: "IX_notices_partner_id_at",
                table: "notices",
                columns: new[] { "partner_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_subject_id_at",
                table: "notices",
                columns: new[] { "subject_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_probe_alarms_partner_id_pattern_window_start",
                table: "probe_alarms",
                columns: new[] { "partner_id", "pattern", "window_start" });

            migrationBuilder.CreateIndex(
                name: "IX_probe_alarms_seen_at",
                table: "probe_alarms",
                column: "seen_at");

            migrationBuilder.CreateIndex(
                name: "IX_share_codes_code_hash",
                table: "share_codes",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_share_codes_subject_id",
                table: "share_codes",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_statements_subject_id",
                table: "statements",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_thaws_partner_id",
                table: "thaws",
                column: "partner_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_receipts");

            migrationBuilder.DropTable(
                name: "correction_recalls");

            migrationBuilder.DropTable(
                name: "delivery_endpoints");

            migrationBuilder.DropTable(
                name: "disputes");

            migrationBuilder.DropTable(
                name: "former_identity_numbers");

            migrationBuilder.DropTable(
                name: "human_reviews");

            migrationBuilder.DropTable(
                name: "notice_deliveries");

            migrationBuilder.DropTable(
                name: "probe_alarms");

            migrationBuilder.DropTable(
                name: "receipt_keys");

            migrationBuilder.DropTable(
                name: "share_code_tries");

            migrationBuilder.DropTable(
                name: "share_codes");

            migrationBuilder.DropTable(
                name: "statements");

            migrationBuilder.DropTable(
                name: "thaws");

            migrationBuilder.DropTable(
                name: "threshold_changes");

            migrationBuilder.DropTable(
                name: "work_positions");

            migrationBuilder.DropTable(
                name: "adverse_actions");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropColumn(
                name: "deceased_on",
                table: "subjects");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "subjects");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "credit_files");

            migrationBuilder.DropColumn(
                name: "counterpart",
                table: "consent_grants");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "consent_grants");

            migrationBuilder.DropColumn(
                name: "reminded_at",
                table: "consent_grants");

            migrationBuilder.DropColumn(
                name: "renews",
                table: "consent_grants");
        }
    }
}
