using Microsoft.EntityFrameworkCore.Migrations;

namespace NewsAggregator.Storage.Migrations;

/// <summary>What EF's model cannot say of a table: called at the end of the first migration of each provider.</summary>
internal static class TableLayout
{
    // Tables whose key is the list itself are kept in key order, without a second copy of the key.
    private static readonly string[] Sqlite =
    [
        """
        DROP TABLE "Decisions";
        CREATE TABLE "Decisions" (
            "EditionId" INTEGER NOT NULL, "VersionId" INTEGER NOT NULL, "Verdict" INTEGER NOT NULL, "SortTime" INTEGER NOT NULL, "ArticleId" INTEGER NOT NULL,
            "Rule" INTEGER NOT NULL, "Matched" TEXT NULL,
            CONSTRAINT "PK_Decisions" PRIMARY KEY ("EditionId", "VersionId", "Verdict", "SortTime", "ArticleId")
        ) WITHOUT ROWID;
        CREATE INDEX "IX_Decisions_ArticleId" ON "Decisions" ("ArticleId");
        """,
        """
        DROP TABLE "ArticleKeys";
        CREATE TABLE "ArticleKeys" (
            "SourceId" INTEGER NOT NULL, "Key" INTEGER NOT NULL, "ArticleId" INTEGER NOT NULL,
            CONSTRAINT "PK_ArticleKeys" PRIMARY KEY ("SourceId", "Key")
        ) WITHOUT ROWID;
        """,
        """
        DROP TABLE "ArticleTopics";
        CREATE TABLE "ArticleTopics" (
            "Topic" TEXT NOT NULL, "SortTime" INTEGER NOT NULL, "ArticleId" INTEGER NOT NULL,
            CONSTRAINT "PK_ArticleTopics" PRIMARY KEY ("Topic", "SortTime", "ArticleId")
        ) WITHOUT ROWID;
        CREATE INDEX "IX_ArticleTopics_ArticleId" ON "ArticleTopics" ("ArticleId");
        """,
        """
        CREATE VIRTUAL TABLE "SearchIndex" USING fts5(words, characters, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", detail=full);
        """,
    ];

    private static readonly string[] Postgres =
    [
        """
        CREATE TABLE "SearchIndex" ("ArticleId" bigint PRIMARY KEY, "Words" tsvector NOT NULL);
        CREATE INDEX "IX_SearchIndex_Words" ON "SearchIndex" USING gin ("Words");
        """,
    ];

    // The index of the first versions was cut into tokens by the databases themselves; it is filled again at the next start.
    private static readonly string[] SqliteSearch =
    [
        "DROP TABLE \"SearchIndex\";",
        """
        CREATE VIRTUAL TABLE "SearchIndex" USING fts5(words, characters, content='', contentless_delete=1, tokenize="ascii", detail=full);
        """,
    ];

    private static readonly string[] PostgresSearch = ["TRUNCATE TABLE \"SearchIndex\";"];

    public static void SearchForSqlite(MigrationBuilder migration) => Run(migration, SqliteSearch);

    public static void SearchForPostgres(MigrationBuilder migration) => Run(migration, PostgresSearch);

    public static void ForSqlite(MigrationBuilder migration) => Run(migration, Sqlite);

    public static void ForPostgres(MigrationBuilder migration) => Run(migration, Postgres);

    private static void Run(MigrationBuilder migration, string[] statements)
    {
        foreach (string statement in statements)
        {
            migration.Sql(statement);
        }
    }
}
