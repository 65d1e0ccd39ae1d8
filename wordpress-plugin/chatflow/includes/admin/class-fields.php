<?php
/**
 * Rows of a form of settings.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Each row has a label, a control and, where it helps, a sentence.
 */
final class Fields {

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Makes it.
	 *
	 * @param Settings $settings What the owner chose.
	 */
	public function __construct( Settings $settings ) {
		$this->settings = $settings;
	}

	/**
	 * One of several.
	 *
	 * @param string                $name    Of the setting.
	 * @param string                $label   For people.
	 * @param array<string, string> $choices Labels by value.
	 * @param string                $help    A sentence.
	 */
	public function choice( string $name, string $label, array $choices, string $help = '' ): void {
		self::open( $name, $label );
		printf( '<select id="%s" name="%s"%s>', esc_attr( self::id( $name ) ), esc_attr( self::key( $name ) ), '' === $help ? '' : ' aria-describedby="' . esc_attr( self::id( $name ) ) . '-help"' );
		foreach ( $choices as $value => $words ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $value ), selected( $this->settings->get( $name ), $value, false ), esc_html( $words ) );
		}
		echo '</select>';
		self::close( $name, $help );
	}

	/**
	 * A line of text or a number.
	 *
	 * @param string $name  Of the setting.
	 * @param string $label For people.
	 * @param string $type  Of the input.
	 * @param string $help  A sentence.
	 */
	public function line( string $name, string $label, string $type, string $help = '' ): void {
		self::open( $name, $label );
		printf(
			'<input type="%s" id="%s" name="%s" value="%s" class="%s"%s%s>',
			esc_attr( $type ),
			esc_attr( self::id( $name ) ),
			esc_attr( self::key( $name ) ),
			esc_attr( (string) $this->settings->get( $name ) ),
			'number' === $type ? 'small-text' : 'regular-text',
			'number' === $type ? ' min="0" max="120"' : '',
			'' === $help ? '' : ' aria-describedby="' . esc_attr( self::id( $name ) ) . '-help"'
		);
		self::close( $name, $help );
	}

	/**
	 * Several lines, one entry each.
	 *
	 * @param string $name  Of the setting.
	 * @param string $label For people.
	 * @param string $help  A sentence.
	 */
	public function lines( string $name, string $label, string $help ): void {
		self::open( $name, $label );
		printf(
			'<textarea id="%s" name="%s" rows="4" class="large-text code" aria-describedby="%1$s-help">%s</textarea>',
			esc_attr( self::id( $name ) ),
			esc_attr( self::key( $name ) ),
			esc_textarea( implode( "\n", (array) $this->settings->get( $name ) ) )
		);
		self::close( $name, $help );
	}

	/**
	 * Boxes to tick, of which each is a setting.
	 *
	 * @param string                $label For people.
	 * @param array<string, string> $boxes Labels by setting.
	 * @param string                $help  A sentence.
	 */
	public function boxes( string $label, array $boxes, string $help = '' ): void {
		printf( '<tr><th scope="row">%s</th><td><fieldset><legend class="screen-reader-text">%1$s</legend>', esc_html( $label ) );
		foreach ( $boxes as $name => $words ) {
			// A box that is not ticked sends nothing: the hidden field says no in its place.
			printf( '<input type="hidden" name="%s" value="">', esc_attr( self::key( $name ) ) );
			printf(
				'<label><input type="checkbox" name="%s" value="1"%s> %s</label><br>',
				esc_attr( self::key( $name ) ),
				checked( $this->settings->is_on( $name ), true, false ),
				esc_html( $words )
			);
		}
		echo '' === $help ? '' : '<p class="description">' . esc_html( $help ) . '</p>';
		echo '</fieldset></td></tr>';
	}

	/**
	 * Boxes to tick, which together are one setting.
	 *
	 * @param string                $name  Of the setting.
	 * @param string                $label For people.
	 * @param array<string, string> $boxes Labels by value.
	 * @param string                $help  A sentence.
	 */
	public function many( string $name, string $label, array $boxes, string $help ): void {
		printf( '<tr><th scope="row">%s</th><td><fieldset><legend class="screen-reader-text">%1$s</legend>', esc_html( $label ) );
		printf( '<input type="hidden" name="%s[]" value=""><div class="chatflow-boxes">', esc_attr( self::key( $name ) ) );
		foreach ( $boxes as $value => $words ) {
			printf(
				'<label><input type="checkbox" name="%s[]" value="%s"%s> %s</label>',
				esc_attr( self::key( $name ) ),
				esc_attr( (string) $value ),
				checked( in_array( $value, (array) $this->settings->get( $name ), true ), true, false ),
				esc_html( $words )
			);
		}
		printf( '</div><p class="description">%s</p></fieldset></td></tr>', esc_html( $help ) );
	}

	/**
	 * Begins a row.
	 *
	 * @param string $name  Of the setting.
	 * @param string $label For people.
	 */
	private static function open( string $name, string $label ): void {
		printf( '<tr><th scope="row"><label for="%s">%s</label></th><td>', esc_attr( self::id( $name ) ), esc_html( $label ) );
	}

	/**
	 * Ends a row.
	 *
	 * @param string $name Of the setting.
	 * @param string $help A sentence.
	 */
	private static function close( string $name, string $help ): void {
		if ( '' !== $help ) {
			printf( '<p class="description" id="%s-help">%s</p>', esc_attr( self::id( $name ) ), esc_html( $help ) );
		}
		echo '</td></tr>';
	}

	/**
	 * Of the control.
	 *
	 * @param string $name Of the setting.
	 */
	private static function id( string $name ): string {
		return 'chatflow-' . str_replace( '_', '-', $name );
	}

	/**
	 * As the form sends it.
	 *
	 * @param string $name Of the setting.
	 */
	private static function key( string $name ): string {
		return Settings::OPTION . '[' . $name . ']';
	}
}
