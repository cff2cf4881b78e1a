using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsAggregator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FilterPreparation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DecisionLeftovers",
                columns: table => new
                {
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    VersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionLeftovers", x => new { x.EditionId, x.VersionId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_FilterVersions_State",
                table: "FilterVersions",
                column: "State",
                filter: "\"State\" <> 2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DecisionLeftovers");

            migrationBuilder.DropIndex(
                name: "IX_FilterVersions_State",
                table: "FilterVersions");
        }
    }
}
