package org.kirogate.upstream.kiro.reply;

/** Takes the two kinds of text that an answer is made of. The pieces are never empty. */
interface TextSink {
    /** More of what is meant for the reader. */
    void text(String piece);

    /** More of what the model thought. */
    void reasoning(String piece);
}
