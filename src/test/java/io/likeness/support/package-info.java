/** What tests of every feature share: a database of their own, accounts, and pages without a browser. */
package io.likeness.support;
