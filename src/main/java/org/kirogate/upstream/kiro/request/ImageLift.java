package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/**
 * Takes images out of tool results, where the service would lose them, to the message (Kiro protocol, section 3.7). The
 * model links them to their calls only by order, so a result's images stand before the user's own, in the order of the
 * results, and with two or more a legend says which is which.
 */
final class ImageLift {
    private ImageLift() {}

    static List<Turn> apply(List<Turn> turns, Repairs repairs) {
        List<Turn> lifted = new ArrayList<>();
        for (Turn turn : turns) {
            boolean lift = turn instanceof Turn.User user && user.results().stream().anyMatch(ImageLift::hasImage);
            lifted.add(lift ? lift((Turn.User) turn, repairs) : turn);
        }
        return lifted;
    }

    private static boolean hasImage(Part.ToolResult result) {
        return result.content().stream().anyMatch(Part.Image.class::isInstance);
    }

    private static Turn.User lift(Turn.User user, Repairs repairs) {
        List<Part.Image> images = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        List<Part.ToolResult> results = new ArrayList<>();
        for (Part.ToolResult result : user.results()) {
            List<Part> content = new ArrayList<>();
            for (Part part : result.content()) {
                if (part instanceof Part.Image image) {
                    repairs.add(Step.LIFT_IMAGES);
                    images.add(image);
                    owners.add("result of call " + result.toolUseId());
                    content.add(new Part.Text("[image " + images.size() + " attached to this message]"));
                } else {
                    content.add(part);
                }
            }
            results.add(new Part.ToolResult(result.toolUseId(), content, result.error()));
        }
        for (Part.Image image : user.images()) {
            images.add(image);
            owners.add("attached by the user");
        }
        return new Turn.User(Texts.joined(legend(owners), user.text()), images, results);
    }

    private static String legend(List<String> owners) {
        if (owners.size() < 2) {
            return "";
        }
        StringBuilder legend = new StringBuilder("Images of this message:");
        for (int i = 0; i < owners.size(); i++) {
            legend.append("\nimage ").append(i + 1).append(": ").append(owners.get(i));
        }
        return legend.toString();
    }
}
