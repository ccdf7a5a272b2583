package press.dateline.people;

/// Something that not everyone may do at the desk. [Rights] says who may.
public enum Act {
    WRITE_STORY("write stories and edit one’s own"),
    SEE_STORIES("read every story of the newsroom"),
    EDIT_STORY("edit the stories of others"),
    STET_FINDING("let a finding of the copy desk stand"),
    APPROVE_STORY("approve what others wrote"),
    PUBLISH_STORY("publish, schedule and embargo"),
    CORRECT_STORY("correct what is published"),
    TAKE_DOWN_STORY("take down what is published"),
    UPLOAD_MEDIA("upload pictures and files"),
    MODERATE_COMMENTS("moderate comments"),
    EDIT_FRONT("edit and launch the front page"),
    EDIT_PAGES("edit pages"),
    EDIT_SECTIONS("edit sections, topics, menus and redirects"),
    EDIT_HOUSE_STYLE("edit the words and patterns that the copy desk watches"),
    EDIT_TRUST("edit what the newsroom says about itself"),
    CHANGE_SETTINGS("change settings"),
    READ_AUDIT("read the audit log"),
    MANAGE_PEOPLE("invite people and change their roles");

    private final String label;

    Act(String label) {
        this.label = label;
    }

    /// What it is, in words that follow "may".
    public String label() {
        return label;
    }
}
