<?php
/**
 * Texts and times as the service takes them.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

defined( 'ABSPATH' ) || exit;

/**
 * What several items need.
 */
final class Words {

	/**
	 * Plain words without tags and entities, cut to what the service takes; null for none.
	 *
	 * @param string $html    May hold tags and entities.
	 * @param int    $longest In characters.
	 */
	public static function plain( string $html, int $longest ): ?string {
		$text = wp_strip_all_tags( strip_shortcodes( preg_replace( '~<(br|/p|/li|/h\d|/div)\b~i', "\n$0", $html ) ) );
		$text = trim( html_entity_decode( $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
		$text = (string) preg_replace( array( '/[^\S\n]+/u', '/\s*\n\s*/u' ), array( ' ', "\n" ), str_replace( "\0", '', $text ) );
		return '' === $text ? null : mb_substr( $text, 0, $longest );
	}

	/**
	 * An e-mail address, or null for what is none.
	 *
	 * @param string $email As it was entered.
	 */
	public static function email( string $email ): ?string {
		return is_email( $email ) ? $email : null;
	}

	/**
	 * An absolute address, or null for what is none.
	 *
	 * @param mixed $url As the shop has it.
	 */
	public static function url( $url ): ?string {
		$clean = is_string( $url ) ? esc_url_raw( $url, array( 'http', 'https' ) ) : '';
		return '' === $clean || null === wp_parse_url( $clean, PHP_URL_HOST ) || strlen( $clean ) > 2000 ? null : $clean;
	}

	/**
	 * A point in time, or null for none.
	 *
	 * @param \DateTimeInterface|null $time In any zone.
	 */
	public static function instant( $time ): ?string {
		return $time instanceof \DateTimeInterface ? self::at( $time->getTimestamp() ) : null;
	}

	/**
	 * A point in time.
	 *
	 * @param int $timestamp Unix time.
	 */
	public static function at( int $timestamp ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $timestamp );
	}

	/**
	 * Without what is null or empty.
	 *
	 * @param array<string, mixed> $fields Of an item.
	 * @return array<string, mixed>
	 */
	public static function given( array $fields ): array {
		return array_filter(
			$fields,
			static function ( $value ): bool {
				return null !== $value && '' !== $value && array() !== $value;
			}
		);
	}
}
