package press.dateline.desk;

import java.util.Optional;
import press.dateline.people.Act;
import press.dateline.people.SignedIn;

/// What a route asks of whoever wants in.
sealed interface Need {
    /// Nothing: the way in itself.
    record Nothing() implements Need {}

    /// To be signed in.
    record SignIn() implements Need {}

    /// To be signed in with a role that allows this act somewhere. On which story or section is asked where that is
    /// known, by [SignedIn#may(Act, Long)].
    record May(Act act) implements Need {}

    Need NOTHING = new Nothing();
    Need SIGN_IN = new SignIn();

    static Need may(Act act) {
        return new May(act);
    }

    default boolean metBy(Optional<SignedIn> asking) {
        return switch (this) {
            case Nothing() -> true;
            case SignIn() -> asking.isPresent();
            case May(Act act) -> asking.filter(one -> one.may(act)).isPresent();
        };
    }
}
