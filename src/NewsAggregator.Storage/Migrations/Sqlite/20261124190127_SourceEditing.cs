using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsAggregator.Storage.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReadingNumber",
                table: "Sources",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Sources",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Sample",
                table: "SourceBlocks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReadWith",
                table: "Articles",
                type: "INTEGER",
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
