package io.github.qmpcodegen.samples.qmpshell.progress;

import java.util.List;

/** Shows how far things are. Called by one thread. */
public interface ProgressView {

    /** Shows what goes on now; nothing when nothing does. */
    void show(List<Measured> activities);

    /**
     * Shows that something has ended.
     *
     * @param last how it was when it was last seen
     * @param outcome how it ended, in words
     */
    void ended(Activity last, String outcome);

    /**
     * An activity and how fast it is.
     *
     * @param activity the activity
     * @param perSecond by how much it gets on in a second; 0 if that is not known yet
     */
    record Measured(Activity activity, double perSecond) {}
}
