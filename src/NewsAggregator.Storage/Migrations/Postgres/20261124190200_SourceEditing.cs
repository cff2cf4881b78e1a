using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsAggregator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SourceEditing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "DecideAgainFromId",
                table: "Sources",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReadingNumber",
                table: "Sources",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Sources",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Sample",
                table: "SourceBlocks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReadWith",
                table: "Articles",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DecideAgainFromId",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "ReadingNumber",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Sample",
                table: "SourceBlocks");

            migrationBuilder.DropColumn(
                name: "ReadWith",
                table: "Articles");
        }
    }
}
