using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsAggregator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EditionAliases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EditionAliases",
                columns: table => new
                {
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditionAliases", x => x.Slug);
                    table.ForeignKey(
                        name: "FK_EditionAliases_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EditionAliases_EditionId",
                table: "EditionAliases",
                column: "EditionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EditionAliases");
        }
    }
}
