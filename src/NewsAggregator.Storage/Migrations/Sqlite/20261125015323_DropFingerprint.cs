using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsAggregator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DropFingerprint : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // EF would write the whole table anew, with its keys and indexes; SQLite drops a column in place.
            migrationBuilder.Sql("ALTER TABLE \"Articles\" DROP COLUMN \"Fingerprint\";");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Fingerprint",
                table: "Articles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }
    }
}
