package org.kirogate.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlSplitterTest {

    @Test
    void cutsAtEverySemicolonAndNeedsNoneAtTheEnd() {
        assertEquals(List.of("SELECT 1", "SELECT 2"), SqlSplitter.split("SELECT 1;\n\n;; SELECT 2"));
        assertEquals(List.of(), SqlSplitter.split("  \n -- nothing\n"));
    }

    @Test
    void semicolonsInTextsAndQuotedNamesDoNotCut() {
        assertEquals(List.of("SELECT 'a;b'", "SELECT \"c;d\"", "SELECT 1 AS `e;f`"),
                SqlSplitter.split("SELECT 'a;b'; SELECT \"c;d\"; SELECT 1 AS `e;f`;"));
    }

    @Test
    void doubledAndEscapedQuotesStayInsideTheirText() {
        assertEquals(List.of("SELECT 'it''s; one'", "SELECT 'it\\'s; two'", "SELECT '\\\\'", "SELECT `a``;b`"),
                SqlSplitter.split("SELECT 'it''s; one';SELECT 'it\\'s; two';SELECT '\\\\';SELECT `a``;b`"));
    }

    @Test
    void commentsAreLeftOutWithWhatIsInThem() {
        assertEquals(List.of("SELECT 1 \n+ 2"), SqlSplitter.split("-- it's; a comment\nSELECT 1 # don't; cut\n+ 2;"
                + " --"));
        assertEquals(List.of("SELECT   1"), SqlSplitter.split("SELECT /* ; ' */ 1"));
    }

    @Test
    void whatOnlyLooksLikeACommentIsKept() {
        assertEquals(List.of("SELECT 5--3", "SELECT '-- no', '# no', '/* no */'"),
                SqlSplitter.split("SELECT 5--3; SELECT '-- no', '# no', '/* no */'"));
        assertEquals(List.of("/*!50000 SET x = ';' */", "/*M! SET y = 1; */"),
                SqlSplitter.split("/*!50000 SET x = ';' */; /*M! SET y = 1; */"));
    }

    @Test
    void whatDoesNotEndIsToldWithItsLine() {
        assertTrue(assertThrows(SchemaException.class, () -> SqlSplitter.split("SELECT 1;\nSELECT 'open"))
                .getMessage().contains("line 2"));
        assertThrows(SchemaException.class, () -> SqlSplitter.split("SELECT 1; /* open"));
    }

    @Test
    void lineEndsOfAnotherSystemMakeTheSameStatementsAndChecksum() {
        SqlScript unix = SqlScript.of("V001__a.sql", "CREATE TABLE a (\n  b INT\n);\n-- one\nSELECT 1;");
        SqlScript windows = SqlScript.of("V001__a.sql", "CREATE TABLE a (\r\n  b INT\r\n);\r\n-- other\r\nSELECT 1;");
        assertEquals(unix.checksum(2), windows.checksum(2));
    }
}
