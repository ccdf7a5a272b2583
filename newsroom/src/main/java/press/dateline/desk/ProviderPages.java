package press.dateline.desk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import press.dateline.people.ProviderSignIn;
import press.dateline.people.ProviderSignIn.Step;

/// The way to the identity provider and back. Both are links: a policy that keeps forms at home would stop
/// a form on its way there. Whatever came of it, the browser goes on to another address, which holds
/// neither code nor state.
final class ProviderPages {
    static final String PATH = SignInPages.PATH + "/provider";
    static final String BACK = PATH + "/back";

    private final Optional<ProviderSignIn> provider;

    ProviderPages(Optional<ProviderSignIn> provider) {
        this.provider = provider;
    }

    Answer leave(DeskRequest request) {
        String next = SignInPages.next(request.query("next"));
        if (request.anyone().isPresent()) {
            return Answer.seeOther(next);
        }
        return answer(vouching().leave(back(request), request.visitor()), next);
    }

    Answer comeBack(DeskRequest request) {
        String[] kept = request.provider().split("\\.", 2);
        Step step = vouching()
                .comeBack(kept[0], request.query("state"), request.query("code"), back(request), request.visitor());
        return answer(step, kept.length == 2 ? next(kept[1]) : SignInPages.next(""))
                .with(Cookies.PROVIDER_GONE);
    }

    private Answer answer(Step step, String next) {
        return switch (step) {
            case Step.Away(String key, String address) ->
                Answer.seeOther(address).with(Cookies.provider(key, next));
            case Step.In(var in) -> Cookies.signedIn(Answer.seeOther(next), in);
            case Step.Refused(ProviderSignIn.Why why) ->
                Answer.seeOther(SignInPages.PATH + SignInPages.onwards(next))
                        .saying(words(why), vouching().label());
        };
    }

    private static String words(ProviderSignIn.Why why) {
        return switch (why) {
            case TOO_MANY -> "fault.too-many";
            case DOWN -> "fault.provider.down";
            case UNPROVEN -> "fault.provider.unproven";
            case NO_EMAIL -> "fault.provider.no-email";
            case UNKNOWN -> "fault.provider.unknown";
        };
    }

    private ProviderSignIn vouching() {
        return provider.orElseThrow(DeskRequest.NotThere::new);
    }

    private static String back(DeskRequest request) {
        return request.origin().text() + BACK;
    }

    private static String next(String kept) {
        try {
            return SignInPages.next(new String(Base64.getUrlDecoder().decode(kept), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return SignInPages.next("");
        }
    }
}
