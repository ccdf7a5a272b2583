/// What the site is called, its language and zone, its menus. Begin with [Settings].
@NullMarked
package press.dateline.settings;

import org.jspecify.annotations.NullMarked;
