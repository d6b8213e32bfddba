package org.kirogate.dialect.anthropic;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.kirogate.chat.ToolSpec;
import org.kirogate.json.Fields;
import org.kirogate.json.Json;

/**
 * The tools that Anthropic defines and the caller runs: a request names their type alone, and models of the service
 * know nothing of that. So they are offered as ordinary tools under their fixed names, with the input that the API
 * reference documents ("Bash tool", "Text editor tool", "Memory tool", "Computer use tool"). Pure functions.
 */
final class DefinedTools {
    private static final String EDITOR = "text_editor_";
    /** The first version whose text to insert has a member of its own and which can't undo. */
    private static final String NEW_EDITOR = EDITOR + "20250429";

    private static final ToolSpec BASH = new ToolSpec(
            "bash",
            "Runs a command in a shell on the user's machine. The shell stays open: directories, variables and"
                    + " background jobs last from one call to the next.",
            Json.object("""
                    {"type":"object","properties":{
                    "command":{"type":"string","description":"The command; needed unless restart is true."},
                    "restart":{"type":"boolean","description":"True starts a new shell."}}}"""));

    private static final ToolSpec NEWER_EDITOR = editor(
            "str_replace_based_edit_tool", "", """
            ,"insert_text":{"type":"string","description":"insert: the text."}""");
    /** Inserts {@code new_str}. */
    private static final ToolSpec OLDER_EDITOR = editor("str_replace_editor", ",\"undo_edit\"", "");

    private static final ToolSpec MEMORY = new ToolSpec(
            "memory",
            "Notes in files below /memories that outlast this conversation. View the directory before the work begins,"
                    + " and write down what will be needed later.",
            Json.object("""
                    {"type":"object","properties":{
                    "command":{"type":"string","enum":["view","create","str_replace","insert","delete","rename"]},
                    "path":{"type":"string","description":"The file or directory, for every command but rename."},
                    "view_range":{"type":"array","items":{"type":"integer"},
                    "description":"view: first and last line."},
                    "file_text":{"type":"string","description":"create: the whole content."},
                    "old_str":{"type":"string","description":"str_replace: the text to replace, found exactly once."},
                    "new_str":{"type":"string","description":"str_replace: the text in its place."},
                    "insert_line":{"type":"integer","description":"insert: after this line, 0 = at the top."},
                    "insert_text":{"type":"string","description":"insert: the text."},
                    "old_path":{"type":"string","description":"rename: from here."},
                    "new_path":{"type":"string","description":"rename: to here."}},
                    "required":["command"]}"""));

    private DefinedTools() {}

    /** The tool of that type, unless it is none of these. */
    static Optional<ToolSpec> find(String type, Fields tool) {
        // The date follows, so that toolsets of the same name are not meant.
        if (type.startsWith("bash_2")) {
            return Optional.of(BASH);
        }
        if (type.startsWith("memory_2")) {
            return Optional.of(MEMORY);
        }
        if (type.startsWith(EDITOR + "2")) {
            return Optional.of(type.compareTo(NEW_EDITOR) < 0 ? OLDER_EDITOR : NEWER_EDITOR);
        }
        return type.startsWith("computer_2") ? Optional.of(computer(type, tool)) : Optional.empty();
    }

    private static ToolSpec editor(String name, String moreCommands, String moreProperties) {
        JsonObject schema = Json.object("""
                {"type":"object","properties":{
                "command":{"type":"string","enum":["view","create","str_replace","insert"%s]},
                "path":{"type":"string","description":"The file; for view a directory too."},
                "view_range":{"type":"array","items":{"type":"integer"},
                "description":"view: first and last line, counted from 1; -1 = to the end."},
                "file_text":{"type":"string","description":"create: the whole content."},
                "old_str":{"type":"string","description":"str_replace: the text to replace, found exactly once."},
                "new_str":{"type":"string","description":"The new text."},
                "insert_line":{"type":"integer","description":"insert: after this line, 0 = at the top."}%s},
                "required":["command","path"]}""".formatted(moreCommands, moreProperties));
        return new ToolSpec(name, "Shows, makes and changes text files on the user's machine.", schema);
    }

    private static ToolSpec computer(String type, Fields tool) {
        boolean zoom = tool.bool("enable_zoom", false);
        boolean first = type.compareTo("computer_20250124") < 0;
        long width = tool.optionalInteger("display_width_px", 1, Integer.MAX_VALUE).orElse(0L);
        long height = tool.optionalInteger("display_height_px", 1, Integer.MAX_VALUE).orElse(0L);
        String size = width > 0 && height > 0 ? " The screen has " + width + " x " + height + " pixels." : "";
        return new ToolSpec(
                "computer",
                "Uses the screen, mouse and keyboard of the user's machine; answers with a screenshot." + size,
                ComputerSchema.of(first, zoom));
    }
}
