using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsAggregator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Revisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CleanAgainFromId",
                table: "Sources",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "AsRead",
                table: "Revisions",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReadWith",
                table: "Revisions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Weight",
                table: "Revisions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "CorrectedAt",
                table: "Articles",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HeldRevisions",
                columns: table => new
                {
                    ArticleId = table.Column<long>(type: "bigint", nullable: false),
                    SourceId = table.Column<int>(type: "integer", nullable: false),
                    Html = table.Column<byte[]>(type: "bytea", nullable: false),
                    TextHash = table.Column<long>(type: "bigint", nullable: false),
                    Origin = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<int>(type: "integer", nullable: false),
                    HeldAt = table.Column<long>(type: "bigint", nullable: false),
                    ToldAt = table.Column<long>(type: "bigint", nullable: false),
                    ZoneMinutes = table.Column<int>(type: "integer", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: true),
                    RefusedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldRevisions", x => x.ArticleId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Revisions_CreatedAt_ArticleId",
                table: "Revisions",
                columns: new[] { "CreatedAt", "ArticleId" },
                filter: "\"Weight\" = 2");

            migrationBuilder.CreateIndex(
                name: "IX_HeldRevisions_SourceId",
                table: "HeldRevisions",
                column: "SourceId");

            // What was a revision before its weight was asked moved "updated" then.
            migrationBuilder.Sql("UPDATE \"Revisions\" SET \"Weight\" = 2 WHERE \"Number\" > 1");
            migrationBuilder.Sql("UPDATE \"Articles\" SET \"CorrectedAt\" = (SELECT MAX(r.\"CreatedAt\") FROM \"Revisions\" r WHERE r.\"ArticleId\" = \"Articles\".\"Id\") WHERE \"Revision\" > 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HeldRevisions");

            migrationBuilder.DropIndex(
                name: "IX_Revisions_CreatedAt_ArticleId",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "CleanAgainFromId",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "AsRead",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "ReadWith",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Weight",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "CorrectedAt",
                table: "Articles");
        }
    }
}
