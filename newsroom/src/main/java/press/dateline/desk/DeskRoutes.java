package press.dateline.desk;

import static press.dateline.desk.DeskRoute.delete;
import static press.dateline.desk.DeskRoute.get;
import static press.dateline.desk.DeskRoute.post;
import static press.dateline.desk.DeskRoute.put;
import static press.dateline.desk.Need.NOTHING;
import static press.dateline.desk.Need.SIGN_IN;
import static press.dateline.desk.Need.may;

import java.util.List;
import press.dateline.media.PictureDesk;
import press.dateline.media.Studio;
import press.dateline.people.Act;
import press.dateline.people.Limits;
import press.dateline.people.Passkeys;
import press.dateline.people.Passwords;
import press.dateline.people.ProviderSignIn;
import press.dateline.people.SigningIn;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Database;

/// Everything the desk answers to, and what one must be allowed to for it. The navigation stands in this order.
final class DeskRoutes {
    private DeskRoutes() {}

    static List<DeskRoute> all(Database database, Desk.Options options, Studio studio, Newspaper paper) {
        Limits limits = new Limits(database.clock());
        SigningIn signingIn = new SigningIn(database, new Passwords(), limits, () -> siteNames(database));
        Dashboard dashboard = new Dashboard(database);
        SignInPages signIn = new SignInPages(database, signingIn, options);
        ProviderPages provider =
                new ProviderPages(options.provider().map(vouching -> new ProviderSignIn(database, limits, vouching)));
        Passkeys passkeys = new Passkeys(database, limits);
        PasskeyPages passkey = new PasskeyPages(signingIn, passkeys);
        AccountPages account = new AccountPages(database, signingIn);
        PeoplePages people = new PeoplePages(database, options.mails());
        MediaPages media = new MediaPages(database, studio);
        AuditPages audit = new AuditPages(database);
        RobotPages robots = new RobotPages(database);
        TrustSettings trust = new TrustSettings(database);
        NumbersPages numbers = new NumbersPages(database);
        CommentDesk comments = new CommentDesk(database);
        StoryEditor editor = new StoryEditor(database, paper);
        StoryMoves moves = new StoryMoves(database, paper);
        StoryList list = new StoryList(database, paper);
        StoryHistory history = new StoryHistory(database, paper);
        ReviewPages review = new ReviewPages(database, paper, media, limits);
        FrontDesk front = new FrontDesk(database, paper.site());
        SectionPages sections = new SectionPages(database);
        TopicPages topics = new TopicPages(database);
        MenuPages menus = new MenuPages(database);
        RedirectPages redirects = new RedirectPages(database, paper);
        TrashPages trash = new TrashPages(database);
        HouseRulePages houseRules = new HouseRulePages(database);
        SettingsPages settings = new SettingsPages(database, paper.site());
        return List.of(
                get("/desk/", SIGN_IN, dashboard::show).inNavigation("nav.dashboard"),

                // stories
                get(StoryList.PATH, may(Act.WRITE_STORY), list::show).inNavigation("nav.stories"),
                post("/desk/stories/views", may(Act.WRITE_STORY), list::keepView),
                post("/desk/stories/many", may(Act.WRITE_STORY), list::change),

                // writing them
                post("/desk/stories", may(Act.WRITE_STORY), editor::begin),
                get("/desk/stories/{story}", may(Act.WRITE_STORY), editor::show),
                post("/desk/stories/{story}", may(Act.WRITE_STORY), editor::keep)
                        .upTo(StoryEditor.LARGEST),
                put("/desk/stories/{story}/working-copy", may(Act.WRITE_STORY), editor::save)
                        .upTo(StoryEditor.LARGEST),
                post("/desk/stories/{story}/findings", may(Act.WRITE_STORY), editor::findings)
                        .upTo(StoryEditor.LARGEST),
                post("/desk/stories/{story}/stets", may(Act.STET_FINDING), editor::stet),
                post("/desk/stories/{story}/stets/{stet}", may(Act.STET_FINDING), editor::unstet),
                delete("/desk/stories/{story}/stets/{stet}", may(Act.STET_FINDING), editor::unstet),
                post("/desk/stories/{story}/presence", may(Act.WRITE_STORY), editor::presence),
                post("/desk/stories/{story}/presence/holder", may(Act.WRITE_STORY), editor::takeOver),
                get("/desk/stories/{story}/preview", may(Act.WRITE_STORY), editor::preview),

                // what became of them
                get("/desk/stories/{story}/history", may(Act.WRITE_STORY), history::show),
                get("/desk/stories/{story}/history/{revision}", may(Act.WRITE_STORY), history::compare),
                post("/desk/stories/{story}/restore", may(Act.WRITE_STORY), history::restore),

                // read by someone from outside
                post("/desk/stories/{story}/links", may(Act.APPROVE_STORY), review::make),
                post("/desk/stories/{story}/links/{link}", may(Act.APPROVE_STORY), review::revoke),
                get("/desk/review/{key}", NOTHING, review::show),
                get("/desk/review/{key}/proof", NOTHING, review::proof),
                get("/desk/review/{key}/pictures/{media}", NOTHING, review::picture),
                post("/desk/review/{key}/remarks", NOTHING, review::remark),
                post("/desk/review/{key}/sign-off", NOTHING, review::signOff),

                // on their way to readers and back
                post("/desk/stories/{story}/review", may(Act.WRITE_STORY), moves::review),
                post("/desk/stories/{story}/hand-back", may(Act.APPROVE_STORY), moves::handBack),
                post("/desk/stories/{story}/approval", may(Act.APPROVE_STORY), moves::approve),
                post("/desk/stories/{story}/publication", may(Act.PUBLISH_STORY), moves::publish),
                post("/desk/stories/{story}/embargo", may(Act.PUBLISH_STORY), moves::embargo),
                post("/desk/stories/{story}/withdrawal", may(Act.PUBLISH_STORY), moves::withdraw),
                post("/desk/stories/{story}/spike", may(Act.WRITE_STORY), moves::spike),
                post("/desk/stories/{story}/revival", may(Act.WRITE_STORY), moves::revive),
                post("/desk/stories/{story}/corrections", may(Act.CORRECT_STORY), moves::correct),
                post("/desk/stories/{story}/end", may(Act.TAKE_DOWN_STORY), moves::end),
                post("/desk/stories/{story}/stay", may(Act.TAKE_DOWN_STORY), moves::stay),
                post("/desk/stories/{story}/takedown", may(Act.TAKE_DOWN_STORY), moves::takeDown),
                post("/desk/stories/{story}/receipts", may(Act.TAKE_DOWN_STORY), moves::askAgain),
                post("/desk/stories/{story}/put-back", may(Act.TAKE_DOWN_STORY), moves::putBack),

                // the front page
                get(FrontDesk.PATH, may(Act.EDIT_FRONT), front::show).inNavigation("nav.front"),
                post(FrontDesk.PATH, may(Act.EDIT_FRONT), front::arrange),
                get(FrontDesk.PATH + "/preview", may(Act.EDIT_FRONT), front::preview),
                post(FrontDesk.PATH + "/launch", may(Act.EDIT_FRONT), front::launch),
                get(FrontDesk.PATH + "/history", may(Act.EDIT_FRONT), front::history),
                post(FrontDesk.PATH + "/rollback", may(Act.EDIT_FRONT), front::rollBack),
                post(FrontDesk.PATH + "/take-up", may(Act.EDIT_FRONT), front::takeUp),
                get(FrontDesk.PATH + "/blocks/{block}", may(Act.EDIT_FRONT), front::showBlock),
                post(FrontDesk.PATH + "/blocks/{block}", may(Act.EDIT_FRONT), front::changeBlock)
                        .upTo(FrontDesk.LARGEST),

                // sections, topics, menus, redirects
                get(SectionPages.PATH, may(Act.EDIT_SECTIONS), sections::list).inNavigation("nav.site"),
                post(SectionPages.PATH, may(Act.EDIT_SECTIONS), sections::add),
                get("/desk/site/sections/{section}", may(Act.EDIT_SECTIONS), sections::show),
                post("/desk/site/sections/{section}", may(Act.EDIT_SECTIONS), sections::change),
                post("/desk/site/sections/{section}/order", may(Act.EDIT_SECTIONS), sections::order),
                post("/desk/site/sections/{section}/merge", may(Act.EDIT_SECTIONS), sections::merge),
                post("/desk/site/sections/{section}/remove", may(Act.EDIT_SECTIONS), sections::remove),
                get(TopicPages.PATH, may(Act.EDIT_SECTIONS), topics::list),
                get("/desk/site/topics/{topic}", may(Act.EDIT_SECTIONS), topics::show),
                post("/desk/site/topics/{topic}", may(Act.EDIT_SECTIONS), topics::change),
                post("/desk/site/topics/{topic}/merge", may(Act.EDIT_SECTIONS), topics::merge),
                get(MenuPages.PATH, may(Act.EDIT_SECTIONS), menus::show),
                post(MenuPages.PATH, may(Act.EDIT_SECTIONS), menus::change),
                get(RedirectPages.PATH, may(Act.EDIT_SECTIONS), redirects::list),
                post(RedirectPages.PATH, may(Act.EDIT_SECTIONS), redirects::add),
                post("/desk/site/redirects/remove", may(Act.EDIT_SECTIONS), redirects::remove),
                get("/desk/site/redirects/table", may(Act.EDIT_SECTIONS), redirects::give),
                post("/desk/site/redirects/table", may(Act.EDIT_SECTIONS), redirects::take)
                        .withFiles(RedirectPages.LARGEST),
                get(TrashPages.PATH, may(Act.EDIT_SECTIONS), trash::list),
                post(TrashPages.PATH, may(Act.EDIT_SECTIONS), trash::bringBack),
                get(HouseRulePages.PATH, may(Act.EDIT_HOUSE_STYLE), houseRules::list)
                        .inNavigation("nav.house-style"),
                post(HouseRulePages.PATH, may(Act.EDIT_HOUSE_STYLE), houseRules::change),
                post("/desk/house-style/remove", may(Act.EDIT_HOUSE_STYLE), houseRules::remove),

                // what readers say
                get("/desk/comments", may(Act.MODERATE_COMMENTS), comments::list)
                        .inNavigation("nav.comments"),
                post("/desk/comments", may(Act.MODERATE_COMMENTS), comments::decide),
                post("/desk/comments/undo", may(Act.MODERATE_COMMENTS), comments::undo),
                get("/desk/comments/words", may(Act.MODERATE_COMMENTS), comments::showWords),
                post("/desk/comments/words", may(Act.MODERATE_COMMENTS), comments::setWords),
                get("/desk/comments/reader", may(Act.MANAGE_PEOPLE), comments::showReader),
                post("/desk/comments/reader/export", may(Act.MANAGE_PEOPLE), comments::exportReader),
                post("/desk/comments/reader/erase", may(Act.MANAGE_PEOPLE), comments::eraseReader),

                // how the paper is read, by people and by robots
                get("/desk/numbers", may(Act.SEE_STORIES), numbers::show).inNavigation("nav.numbers"),
                get("/desk/robots", may(Act.EDIT_TRUST), robots::show).inNavigation("nav.robots"),

                // how the site is
                get(SettingsPages.PATH, may(Act.CHANGE_SETTINGS), settings::show)
                        .inNavigation("nav.settings"),
                post(SettingsPages.PATH, may(Act.CHANGE_SETTINGS), settings::keep),
                get("/desk/settings/preview", may(Act.CHANGE_SETTINGS), settings::preview),
                post("/desk/settings/preview", may(Act.CHANGE_SETTINGS), settings::preview),

                // what the newsroom says about itself
                get(TrustSettings.PATH, may(Act.EDIT_TRUST), trust::show).inNavigation("nav.trust"),
                post(TrustSettings.PATH, may(Act.EDIT_TRUST), trust::keep).upTo(TrustSettings.LARGEST),

                // coming in
                get("/desk/sign-in", NOTHING, signIn::show),
                post("/desk/sign-in", NOTHING, signIn::byPassword),
                get("/desk/sign-in/code", NOTHING, signIn::showCode),
                post("/desk/sign-in/code", NOTHING, signIn::byCode),
                post("/desk/sign-in/passkey/options", NOTHING, passkey::requestOptions),
                post("/desk/sign-in/passkey", NOTHING, passkey::signIn),
                get(ProviderPages.PATH, NOTHING, provider::leave),
                get(ProviderPages.BACK, NOTHING, provider::comeBack),
                get("/desk/forgotten", NOTHING, signIn::showForgotten),
                post("/desk/forgotten", NOTHING, signIn::forgotten),
                get("/desk/first/{key}", NOTHING, signIn::showFirst),
                post("/desk/first/{key}", NOTHING, signIn::first),
                get("/desk/invitation/{key}", NOTHING, signIn::showInvitation),
                post("/desk/invitation/{key}", NOTHING, signIn::byInvitation),
                get("/desk/password/{key}", NOTHING, signIn::showReset),
                post("/desk/password/{key}", NOTHING, signIn::byReset),
                post("/desk/sign-out", SIGN_IN, signIn::out),

                // one's own account
                get("/desk/account", SIGN_IN, account::show),
                post("/desk/account/password", SIGN_IN, account::changePassword),
                get("/desk/account/codes", SIGN_IN, account::showCodes),
                post("/desk/account/codes", SIGN_IN, account::startCodes),
                post("/desk/account/codes/off", SIGN_IN, account::stopCodes),
                post("/desk/account/recovery", SIGN_IN, account::newRecoveryCodes),
                post("/desk/account/passkeys/options", SIGN_IN, passkey::creationOptions),
                post("/desk/account/passkeys", SIGN_IN, passkey::add),
                post("/desk/account/passkeys/remove", SIGN_IN, passkey::remove),
                post("/desk/account/sessions/end", SIGN_IN, account::endSession),

                // pictures and files
                get("/desk/media", may(Act.UPLOAD_MEDIA), media::list).inNavigation("nav.media"),
                post("/desk/media", may(Act.UPLOAD_MEDIA), media::upload).withFiles(PictureDesk.LARGEST),
                get("/desk/media/at", may(Act.UPLOAD_MEDIA), media::viewAt),
                post("/desk/media/address", may(Act.UPLOAD_MEDIA), media::fetch),
                get("/desk/media/{media}", may(Act.UPLOAD_MEDIA), media::show),
                get("/desk/media/{media}/view", may(Act.UPLOAD_MEDIA), media::view),
                post("/desk/media/{media}", may(Act.UPLOAD_MEDIA), media::change),
                post("/desk/media/{media}/focus", may(Act.UPLOAD_MEDIA), media::focus),
                post("/desk/media/{media}/replace", may(Act.UPLOAD_MEDIA), media::replace)
                        .withFiles(PictureDesk.LARGEST),
                post("/desk/media/{media}/delete", may(Act.UPLOAD_MEDIA), media::delete),
                post("/desk/media/{media}/restore", may(Act.UPLOAD_MEDIA), media::restore),

                // who may sign in
                get("/desk/people", may(Act.MANAGE_PEOPLE), people::list).inNavigation("nav.people"),
                get("/desk/people/invite", may(Act.MANAGE_PEOPLE), people::showInvite),
                post("/desk/people/invite", may(Act.MANAGE_PEOPLE), people::invite),
                get("/desk/people/roles", may(Act.MANAGE_PEOPLE), people::roles),
                get("/desk/people/{account}", may(Act.MANAGE_PEOPLE), people::show),
                post("/desk/people/{account}", may(Act.MANAGE_PEOPLE), people::change),
                post("/desk/people/{account}/close", may(Act.MANAGE_PEOPLE), people::close),
                post("/desk/people/{account}/invite", may(Act.MANAGE_PEOPLE), people::inviteAgain),
                get("/desk/audit", may(Act.READ_AUDIT), audit::list).inNavigation("nav.audit"));
    }

    private static List<String> siteNames(Database database) {
        SiteSettings site = database.read(Settings::of);
        return List.of(site.title(), site.address(), site.owner());
    }
}
