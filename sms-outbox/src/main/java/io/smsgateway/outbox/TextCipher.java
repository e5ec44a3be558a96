package io.smsgateway.outbox;

/**
 * Encrypts what the outbox stores of a message: recipient, content and metadata. Results, states and keys stay in the clear.
 * Safe for many threads.
 *
 * <p>The same for all machines. To change a key, decrypt with each key that may have been used, and encrypt with the newest.
 */
public interface TextCipher {

    /** Returns the encrypted form: printable characters, at most twice as many as bytes of the text plus 1,000. */
    String encrypt(String text);

    /**
     * Returns the text of an encrypted form. An exception leaves the message in the queue, until a machine that has the key
     * claims it.
     */
    String decrypt(String encrypted);
}
